import { makeStyles } from '@material-ui/core/styles';

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
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      gap: 'var(--bui-space-3)',
      marginBottom: 'var(--bui-space-3)',
    },
    title: { minWidth: 0, flex: '1 1 auto' },
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
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      gap: 'var(--bui-space-2)',
      marginTop: 'var(--bui-space-2)',
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
      // The mark of the selected tab stands below it.
      paddingBottom: 2,
      '& [role="tab"]': { whiteSpace: 'nowrap' },
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
