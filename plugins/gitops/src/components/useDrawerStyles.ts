import { makeStyles } from '@material-ui/core/styles';

/** Looks of the drawer: that of Material UI, with the colours and spaces of Backstage UI. */
export const useDrawerStyles = makeStyles(
  {
    paper: {
      boxSizing: 'border-box',
      width: 'min(720px, 100vw)',
      padding: 'var(--bui-space-4)',
      background: 'var(--bui-bg-app)',
      borderLeft: '1px solid var(--bui-border-1)',
    },
    header: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      gap: 'var(--bui-space-3)',
      marginBottom: 'var(--bui-space-3)',
    },
    title: { minWidth: 0 },
    subtitle: {
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
    },
    tabs: { display: 'block', minWidth: 0 },
    panel: { padding: 'var(--bui-space-4) 0 0', outlineOffset: 4 },
  },
  { name: 'PluginGitopsDrawer' },
);
