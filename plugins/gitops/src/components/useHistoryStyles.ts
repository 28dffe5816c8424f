import { makeStyles } from '@material-ui/core/styles';

/** Looks of the lists in the drawer and in dialogs. */
export const useHistoryStyles = makeStyles(
  {
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      marginTop: 'var(--bui-space-2)',
    },
    item: {
      display: 'grid',
      gap: 2,
      padding: 'var(--bui-space-3) 0',
      '& + &': { borderTop: '1px solid var(--bui-border-1)' },
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
    },
    transition: {
      display: 'grid',
      gridTemplateColumns: '6.5em minmax(0, 1fr)',
      gap: 'var(--bui-space-3)',
      alignItems: 'baseline',
      padding: 'var(--bui-space-1) 0',
      '& + &': { borderTop: '1px solid var(--bui-border-1)' },
    },
    // Backstage UI joins them into one bar, which cannot break into lines.
    choice: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 'var(--bui-space-1)',
      overflow: 'visible',
      borderRadius: 0,
      boxShadow: 'none',
      marginTop: 'var(--bui-space-2)',
      '& $option': {
        border: 0,
        borderRadius: 'var(--bui-radius-2)',
        fontSize: 'var(--bui-font-size-2)',
        '&:not([data-focus-visible])': {
          boxShadow: 'inset 0 0 0 1px var(--bui-border-2)',
        },
      },
    },
    option: {},
  },
  { name: 'PluginGitopsHistory' },
);
