import { makeStyles } from '@material-ui/core/styles';

/** Looks of the preview. Signs and words tell kinds apart without colour. */
export const usePreviewStyles = makeStyles(
  {
    panes: {
      display: 'grid',
      gap: 'var(--bui-space-3)',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
      alignItems: 'start',
    },
    pane: {
      minWidth: 0,
      maxHeight: '60vh',
      overflow: 'auto',
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-2)',
      padding: 'var(--bui-space-2)',
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
    },
    tree: {
      // Repeated, to weigh more than Material UI's rule for one that has the focus too.
      '& .Mui-selected.Mui-selected.Mui-selected > .MuiTreeItem-content .MuiTreeItem-label':
        {
          background: 'var(--bui-bg-neutral-2)',
          boxShadow: 'inset 2px 0 0 currentColor',
        },
      '& .MuiTreeItem-root:focus > .MuiTreeItem-content .MuiTreeItem-label': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
    },
    name: {
      overflowWrap: 'anywhere',
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
    },
    kind: { whiteSpace: 'nowrap', fontSize: 'var(--bui-font-size-2)' },
    text: {
      margin: 0,
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    line: { display: 'block', minHeight: '1.5em' },
    added: { color: 'var(--bui-positive-fg-subdued)' },
    changed: { color: 'var(--bui-warning-fg-subdued)' },
    removed: { color: 'var(--bui-negative-fg-subdued)' },
    place: { color: 'var(--bui-fg-secondary)' },
  },
  { name: 'ScaffolderGitopsPreview' },
);
