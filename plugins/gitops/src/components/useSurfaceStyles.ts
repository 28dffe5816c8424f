import { makeStyles } from '@material-ui/core/styles';

/** What the board and everything that opens over it have in common, from the tokens of Backstage UI. */
export const useSurfaceStyles = makeStyles(
  {
    surface: {
      // Secondary text of Backstage UI in dark on a card has less contrast than WCAG AA asks for.
      '--gitops-secondary': 'var(--bui-fg-secondary)',
      '[data-theme-mode="dark"] &': {
        '--gitops-secondary': 'var(--bui-gray-4)',
      },
      color: 'var(--bui-fg-primary)',
      fontFamily: 'var(--bui-font-regular)',
      fontSize: 'var(--bui-font-size-3)',
      lineHeight: 1.45,
      overflowWrap: 'anywhere',
      '& a': { color: 'inherit' },
      '& p': { margin: 0, lineHeight: 1.45 },
    },
  },
  { name: 'PluginGitopsSurface' },
);
