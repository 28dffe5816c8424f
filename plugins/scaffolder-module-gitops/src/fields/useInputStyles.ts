import { makeStyles } from '@material-ui/core/styles';

/**
 * What Backstage UI's controls lack on the card that forms of templates stand on: they have its colour, and no
 * edge.
 */
export const useInputStyles = makeStyles(
  {
    frame: {
      '& .bui-Input, & .bui-ComboboxInput': {
        border: '1px solid var(--bui-fg-secondary)',
      },
      '& [role="alert"]': { marginTop: 'var(--bui-space-1)' },
    },
    button: {
      alignSelf: 'flex-start',
      border: '1px solid var(--bui-fg-secondary)',
    },
  },
  { name: 'ScaffolderGitopsInput' },
);
