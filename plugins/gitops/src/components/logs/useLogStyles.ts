import { makeStyles } from '@material-ui/core/styles';
import { narrowWindow } from '../useNarrow';

const narrow = `@media ${narrowWindow}`;

/** Looks of a log. */
export const useLogStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: 'var(--bui-space-3)',
      height: '100%',
      minHeight: 460,
      [narrow]: { gap: 'var(--bui-space-2)', minHeight: 380 },
    },
    frame: { position: 'relative', flex: '1 1 0', minHeight: 200 },
    scroller: {
      position: 'absolute',
      inset: 0,
      overflow: 'auto',
      border: '1px solid var(--bui-border-1)',
      borderRadius: 'var(--bui-radius-3)',
      background: 'var(--bui-bg-neutral-1)',
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
      lineHeight: '20px',
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
    },
    sizer: { position: 'relative', minWidth: '100%' },
    line: {
      position: 'absolute',
      top: 0,
      left: 0,
      minWidth: '100%',
      boxSizing: 'border-box',
      padding: '0 var(--bui-space-2)',
      whiteSpace: 'pre',
      overflowWrap: 'normal',
    },
    wrapped: {
      width: '100%',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    aside: { color: 'var(--gitops-secondary)' },
    toNewest: {
      position: 'absolute',
      right: 'var(--bui-space-4)',
      bottom: 'var(--bui-space-3)',
    },
    status: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: 'var(--bui-space-2)',
    },
  },
  { name: 'PluginGitopsLog' },
);
