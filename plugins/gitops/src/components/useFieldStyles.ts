import { makeStyles } from '@material-ui/core/styles';

/** Looks of the fields above what they filter. */
export const useFieldStyles = makeStyles(
  {
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: 'var(--bui-space-2) var(--bui-space-3)',
      // A choice keeps away from a heading above it, not from its neighbours.
      '& > [role="radiogroup"]': { marginTop: 0 },
    },
    // Of fields without a label above them.
    plainBar: { alignItems: 'center' },
    // One field that takes what the button beside it leaves.
    oneLine: {
      flexWrap: 'nowrap',
      '& > $field': { flex: '1 1 0' },
      '& > button': { flex: '0 0 auto' },
    },
    search: { flex: '1 1 180px', minWidth: 140, maxWidth: 320 },
    field: { display: 'grid', gap: 2, minWidth: 0 },
    label: {
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
    },
    control: {
      font: 'inherit',
      fontSize: 'var(--bui-font-size-2)',
      color: 'var(--bui-fg-primary)',
      background: 'var(--bui-bg-app)',
      border: '1px solid var(--bui-border-2)',
      borderRadius: 'var(--bui-radius-2)',
      height: 32,
      maxWidth: '100%',
      padding: '0 var(--bui-space-2)',
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: 1,
      },
      '&:disabled': {
        color: 'var(--gitops-secondary)',
        background: 'var(--bui-bg-neutral-2)',
        borderStyle: 'dashed',
        cursor: 'not-allowed',
      },
    },
    note: {
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
      paddingBottom: 6,
    },
  },
  { name: 'PluginGitopsField' },
);
