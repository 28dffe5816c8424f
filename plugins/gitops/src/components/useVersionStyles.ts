import { makeStyles } from '@material-ui/core/styles';

/** A button of Backstage UI that reads as text, as the version is what matters. */
export const useVersionStyles = makeStyles(
  {
    button: {
      height: 'auto',
      minHeight: 24,
      padding: '0 4px',
      marginLeft: -4,
      fontSize: 'var(--bui-font-size-3)',
      fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
      textDecoration: 'underline dotted',
      textUnderlineOffset: 3,
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
      textAlign: 'left',
    },
  },
  { name: 'PluginGitopsVersion' },
);
