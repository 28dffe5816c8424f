import { makeStyles } from '@material-ui/core/styles';

/**
 * What Backstage UI's controls lack on the card that forms of templates stand on: they have its colour and no
 * edge, and their small text has less contrast there than WCAG AA asks for.
 */
export const useInputStyles = makeStyles(
  {
    frame: {
      '[data-theme-mode="dark"] &': {
        '--bui-fg-secondary': 'var(--bui-gray-4)',
      },
      '& .bui-Input, & .bui-ComboboxInput': {
        border: '1px solid var(--bui-fg-secondary)',
      },
      '& [role="alert"]': { marginTop: 'var(--bui-space-1)' },
    },
    danger: { color: 'var(--bui-negative-fg-subdued)' },
    warning: { color: 'var(--bui-warning-fg-subdued)' },
    button: {
      alignSelf: 'flex-start',
      border: '1px solid var(--bui-fg-secondary)',
    },
  },
  { name: 'ScaffolderGitopsInput' },
);
