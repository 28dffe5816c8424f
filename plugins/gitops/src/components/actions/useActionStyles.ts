import { makeStyles } from '@material-ui/core/styles';

/** Looks of menus, questions and results of actions. */
export const useActionStyles = makeStyles(
  {
    menu: {
      background: 'var(--bui-bg-app)',
      border: '1px solid var(--bui-border-1)',
      maxWidth: 'min(360px, 92vw)',
    },
    item: {
      display: 'grid',
      justifyItems: 'start',
      font: 'inherit',
      color: 'inherit',
      whiteSpace: 'normal',
      minHeight: 32,
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: -2,
      },
    },
    blocked: {
      color: 'var(--gitops-secondary)',
      cursor: 'default',
      paddingTop: 6,
      paddingBottom: 6,
    },
    reason: { fontSize: 'var(--bui-font-size-2)' },
    dialog: {
      background: 'var(--bui-bg-app)',
      border: '1px solid var(--bui-border-1)',
      padding: 'var(--bui-space-4)',
      width: 'min(560px, calc(100vw - 24px))',
      boxSizing: 'border-box',
      margin: 12,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 'var(--bui-space-3)',
    },
    form: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 'var(--bui-space-2)',
      justifyItems: 'start',
      border: 0,
      margin: 0,
      padding: 0,
      minWidth: 0,
    },
    legend: {
      padding: 0,
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
    },
    resources: {
      display: 'grid',
      gap: 4,
      maxHeight: 200,
      width: '100%',
      overflowY: 'auto',
    },
    buttons: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      gap: 'var(--bui-space-2)',
    },
    // Buttons on a surface of their own colour.
    framed: { border: '1px solid var(--bui-border-2)' },
    // Under the text of what they act on.
    buttonsBelow: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
      marginTop: 'var(--bui-space-1)',
    },
    nameLine: {
      display: 'flex',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
    },
    // Seen first, read after the name that it selects.
    select: { order: -1 },
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
      marginBottom: 'var(--bui-space-3)',
      padding: 'var(--bui-space-2)',
      background: 'var(--bui-bg-neutral-2)',
      borderRadius: 'var(--bui-radius-2)',
    },
    rowButtons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center' },
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: 'var(--bui-space-2)',
    },
  },
  { name: 'PluginGitopsAction' },
);
