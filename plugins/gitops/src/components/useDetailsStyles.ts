import { makeStyles } from '@material-ui/core/styles';

/** Buttons of Backstage UI that read as what is in them, as that is what matters. */
export const useDetailsStyles = makeStyles(
  {
    text: {
      height: 'auto',
      minHeight: 24,
      padding: '0 4px',
      marginLeft: -4,
      color: 'inherit',
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
      textDecoration: 'underline dotted',
      textUnderlineOffset: 3,
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
      textAlign: 'left',
    },
    heading: { fontWeight: 'inherit' },
    version: {
      fontSize: 'var(--bui-font-size-3)',
      fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
    },
    chip: {
      height: 'auto',
      minHeight: 24,
      padding: 0,
      borderRadius: 'var(--bui-radius-full)',
      fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
    },
  },
  { name: 'PluginGitopsDetails' },
);
