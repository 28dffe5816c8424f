import { makeStyles } from '@material-ui/core/styles';

/** Looks of comparisons. Signs tell the sides apart without colour. */
export const useDiffStyles = makeStyles(
  {
    item: {
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-3)',
      overflow: 'hidden',
      '& + &': { marginTop: 'var(--bui-space-2)' },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
      width: '100%',
      boxSizing: 'border-box',
      padding: 'var(--bui-space-2) var(--bui-space-3)',
      font: 'inherit',
      color: 'inherit',
      textAlign: 'left',
      background: 'var(--bui-bg-neutral-1)',
      border: 0,
      cursor: 'pointer',
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
    },
    body: {
      padding: 'var(--bui-space-3)',
      display: 'grid',
      gap: 'var(--bui-space-2)',
      gridTemplateColumns: 'minmax(0, 1fr)',
      borderTop: '1px solid var(--bui-border-1)',
    },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 'var(--bui-space-1) var(--bui-space-4)',
      alignItems: 'center',
    },
    scroller: {
      overflow: 'auto',
      maxHeight: '70vh',
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-2)',
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
    },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      textAlign: 'left',
    },
    split: { tableLayout: 'fixed', minWidth: 560 },
    number: {
      width: '3.5em',
      padding: '0 var(--bui-space-2)',
      textAlign: 'right',
      verticalAlign: 'top',
      color: 'var(--gitops-secondary)',
      userSelect: 'none',
    },
    text: {
      padding: '0 var(--bui-space-2)',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
    },
    live: {
      color: 'var(--bui-negative-fg-subdued)',
      background: 'var(--bui-negative-bg-subdued)',
    },
    desired: {
      color: 'var(--bui-positive-fg-subdued)',
      background: 'var(--bui-positive-bg-subdued)',
    },
    none: { background: 'var(--bui-bg-neutral-1)' },
    folded: {
      padding: '2px var(--bui-space-3)',
      color: 'var(--gitops-secondary)',
      background: 'var(--bui-bg-neutral-1)',
      fontFamily: 'var(--bui-font-regular)',
      fontSize: 'var(--bui-font-size-2)',
    },
    sideHead: {
      padding: 'var(--bui-space-1) var(--bui-space-2)',
      fontFamily: 'var(--bui-font-regular)',
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
    },
    fields: {
      width: '100%',
      borderCollapse: 'collapse',
      textAlign: 'left',
      '& th, & td': {
        padding: 'var(--bui-space-1) var(--bui-space-2)',
        borderBottom: '1px solid var(--bui-border-1)',
        verticalAlign: 'top',
        fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
      },
    },
  },
  { name: 'PluginGitopsDiff' },
);
