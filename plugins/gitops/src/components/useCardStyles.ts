import { makeStyles } from '@material-ui/core/styles';

/** Looks of the overview card's lines. */
export const useCardStyles = makeStyles(
  {
    header: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: 'var(--bui-space-3)',
    },
    lines: { listStyle: 'none', margin: 0, padding: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
      padding: 'var(--bui-space-2) 0',
      overflowWrap: 'anywhere',
      '& + &': { borderTop: '1px solid var(--bui-border-1)' },
    },
    name: { flex: '1 1 6em' },
    versions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
      flex: '1 1 8em',
    },
    stale: {
      flexBasis: '100%',
      textAlign: 'right',
      fontSize: 'var(--bui-font-size-2)',
      color: 'var(--bui-fg-secondary)',
    },
    version: { fontWeight: 'var(--bui-font-weight-bold)' as 'bold' },
  },
  { name: 'PluginGitopsCard' },
);
