import { makeStyles } from '@material-ui/core/styles';

const narrow = '@container gitops-drawer (max-width: 560px)';

/** Looks of the tree of resources and of what one of them is. */
export const useTreeStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: 'var(--bui-space-3)',
      height: '100%',
      minHeight: 420,
    },
    split: {
      display: 'grid',
      flex: '1 1 0',
      minHeight: 0,
      gap: 'var(--bui-space-3)',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'minmax(0, 1fr)',
    },
    halves: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      '@container gitops-drawer (max-width: 820px)': {
        gridTemplateColumns: 'minmax(0, 1fr)',
        gridTemplateRows: 'minmax(180px, 2fr) minmax(220px, 3fr)',
      },
    },
    tree: {
      overflow: 'auto',
      minHeight: 160,
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-3)',
      background: 'var(--bui-bg-neutral-1)',
    },
    sizer: { position: 'relative', width: '100%' },
    row: {
      position: 'absolute',
      top: 0,
      left: 0,
      width: '100%',
      boxSizing: 'border-box',
      display: 'flex',
      gap: 'var(--bui-space-2)',
      alignItems: 'flex-start',
      padding: '4px var(--bui-space-2)',
      cursor: 'pointer',
      '&:hover': { background: 'var(--bui-bg-neutral-2)' },
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
      '&[aria-selected="true"]': { background: 'var(--bui-bg-neutral-2)' },
    },
    content: { flex: '1 1 0', minWidth: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: 'var(--bui-space-2)',
    },
    sign: {
      width: 24,
      minHeight: 24,
      font: 'inherit',
      color: 'inherit',
      background: 'none',
      border: 0,
      padding: 0,
      cursor: 'pointer',
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 'var(--bui-space-1)',
    },
    // Buttons are taller than the first line, beside whose middle they stand.
    rowActions: { flex: 'none', flexWrap: 'nowrap', margin: '-4px 0' },
    // Where there is no room for them: the menu has them too.
    wide: { display: 'flex', [narrow]: { display: 'none' } },
    detail: {
      overflow: 'auto',
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-3)',
      padding: 'var(--bui-space-3)',
      display: 'flex',
      flexDirection: 'column',
      gap: 'var(--bui-space-3)',
    },
    detailHeader: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
    },
    manifest: {
      margin: 0,
      maxHeight: '60vh',
      overflow: 'auto',
      padding: 'var(--bui-space-3)',
      background: 'var(--bui-bg-neutral-2)',
      borderRadius: 'var(--bui-radius-2)',
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      whiteSpace: 'pre',
      overflowWrap: 'normal',
    },
  },
  { name: 'PluginGitopsTree' },
);
