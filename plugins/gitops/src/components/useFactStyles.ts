import { makeStyles } from '@material-ui/core/styles';

/** Looks of facts in the drawer. Where it is narrow, what a fact is about stands above it. */
export const useFactStyles = makeStyles(
  {
    section: { minWidth: 0 },
    list: {
      margin: 'var(--bui-space-2) 0 0',
      padding: '0 var(--bui-space-4)',
      background: 'var(--bui-bg-neutral-1)',
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-3)',
    },
    fact: {
      display: 'grid',
      gridTemplateColumns: '11em minmax(0, 1fr)',
      gap: 'var(--bui-space-3)',
      padding: 'var(--bui-space-2) 0',
      '& + &': { borderTop: '1px solid var(--bui-border-1)' },
      '@container gitops-drawer (max-width: 560px)': {
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 0,
      },
    },
    label: {
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
      lineHeight: 1.6,
    },
    value: { margin: 0, minWidth: 0 },
    plainList: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: 'var(--bui-space-2)',
    },
  },
  { name: 'PluginGitopsFacts' },
);
