import { makeStyles } from '@material-ui/core/styles';
import { narrowWindow } from './useNarrow';

const narrow = `@media ${narrowWindow}`;

/** Looks of the drawer: that of Material UI, with the colours and spaces of Backstage UI. */
export const useDrawerStyles = makeStyles(
  {
    paper: {
      boxSizing: 'border-box',
      display: 'flex',
      flexDirection: 'column',
      width: 'min(1080px, 100vw)',
      padding: 'var(--bui-space-4) var(--bui-space-4) 0',
      background: 'var(--bui-bg-app)',
      borderLeft: '1px solid var(--bui-border-1)',
      // What is in the way of what one came for scrolls away where there is little height.
      overflowY: 'auto',
    },
    header: {
      display: 'grid',
      gridTemplateAreas: '"title actions close"',
      gridTemplateColumns: 'minmax(0, 1fr) auto auto',
      alignItems: 'start',
      gap: 'var(--bui-space-2)',
      marginBottom: 'var(--bui-space-3)',
      [narrow]: {
        gridTemplateAreas: '"title close" "actions actions"',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        // A menu alone needs no line of its own.
        '&:has($actions > button:only-child)': {
          gridTemplateAreas: '"title actions close"',
          gridTemplateColumns: 'minmax(0, 1fr) auto auto',
        },
      },
    },
    title: { gridArea: 'title', minWidth: 0 },
    close: { gridArea: 'close' },
    titleLine: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
    },
    subtitle: {
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
    },
    actions: {
      gridArea: 'actions',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 'var(--bui-space-2)',
      maxWidth: 480,
      // Its last button then stands under the one that closes.
      [narrow]: { maxWidth: 'none' },
    },
    notice: { marginBottom: 'var(--bui-space-3)' },
    tabs: {
      display: 'flex',
      flexDirection: 'column',
      flex: '1 0 auto',
      minWidth: 0,
      minHeight: 'min(520px, 80vh)',
      height: 0,
    },
    tabList: {
      overflowX: 'auto',
      overflowY: 'hidden',
      flex: '0 0 auto',
      // Backstage UI measures its marks from where the tabs begin, and so misses once these are scrolled
      // (0.18): each tab carries its own.
      '--active-tab-opacity': 0,
      '--hovered-tab-opacity': 0,
      '& [role="tab"]': { whiteSpace: 'nowrap' },
      '& [role="tab"][data-selected]::after': {
        content: '""',
        position: 'absolute',
        left: 'var(--bui-space-2)',
        right: 'var(--bui-space-2)',
        bottom: 0,
        height: 1,
        background: 'var(--bui-fg-primary)',
      },
      '& [role="tab"][data-hovered]': {
        color: 'var(--bui-fg-primary)',
      },
    },
    panel: {
      flex: '1 1 0',
      minHeight: 0,
      minWidth: 0,
      overflowY: 'auto',
      padding: 'var(--bui-space-4) 2px',
      outlineOffset: -2,
      containerType: 'inline-size',
      containerName: 'gitops-drawer',
    },
  },
  { name: 'PluginGitopsDrawer' },
);
