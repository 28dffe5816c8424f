import { makeStyles } from '@material-ui/core/styles';

const narrow = '@container gitops-board (max-width: 900px)';
const hiddenFromEyes = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/**
 * Looks of the board, from the tokens of Backstage UI. Below 900 px of its own width (a sidebar may
 * take the rest) every row becomes a block of labelled lines.
 */
export const useBoardStyles = makeStyles(
  {
    root: {
      containerType: 'inline-size',
      containerName: 'gitops-board',
    },
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-3)',
    },
    summary: { color: 'var(--gitops-secondary)', flex: '1 1 auto' },
    filter: {
      flex: '0 1 320px',
      minWidth: 200,
      [narrow]: { flexBasis: '100%' },
    },
    notices: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 'var(--bui-space-2)',
      marginBottom: 'var(--bui-space-3)',
    },
    table: {
      width: '100%',
      // Columns stay where they are while texts come and go.
      tableLayout: 'fixed',
      borderCollapse: 'collapse',
      textAlign: 'left',
      [narrow]: { display: 'block' },
    },
    caption: hiddenFromEyes,
    head: { [narrow]: { display: 'block' } },
    body: { [narrow]: { display: 'block' } },
    headRow: {
      [narrow]: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: 'var(--bui-space-1)',
        paddingBottom: 'var(--bui-space-2)',
      },
    },
    columnHeader: {
      padding: 'var(--bui-space-2)',
      borderBottom: '1px solid var(--bui-border-1)',
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
      verticalAlign: 'baseline',
      whiteSpace: 'nowrap',
      [narrow]: { padding: 0, border: 0 },
    },
    plainColumnHeader: { [narrow]: hiddenFromEyes },
    button: {
      font: 'inherit',
      color: 'inherit',
      textAlign: 'inherit',
      background: 'none',
      border: 0,
      padding: '2px 4px',
      margin: '-2px -4px',
      borderRadius: 'var(--bui-radius-2)',
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: 1,
      },
      [narrow]: { margin: 0, minHeight: 24 },
    },
    environmentRow: { [narrow]: { display: 'block' } },
    environment: {
      padding: 'var(--bui-space-2)',
      background: 'var(--bui-bg-neutral-2)',
      fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
      borderBottom: '1px solid var(--bui-border-1)',
      [narrow]: { display: 'block' },
    },
    environmentNote: {
      marginLeft: 'var(--bui-space-2)',
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
    },
    row: {
      [narrow]: {
        display: 'block',
        borderBottom: '1px solid var(--bui-border-1)',
        padding: 'var(--bui-space-2) 0',
      },
    },
    // Dimmed by colour: what is less opaque has less contrast than WCAG AA asks for.
    oldRow: {
      color: 'var(--gitops-secondary)',
      '& $loud': { color: 'inherit' },
    },
    cell: {
      padding: 'var(--bui-space-2)',
      borderBottom: '1px solid var(--bui-border-1)',
      verticalAlign: 'top',
      lineHeight: 1.45,
      fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
      [narrow]: {
        display: 'flex',
        gap: 'var(--bui-space-3)',
        border: 0,
        padding: '3px var(--bui-space-2)',
      },
    },
    cellLabel: {
      display: 'none',
      color: 'var(--gitops-secondary)',
      flex: '0 0 96px',
      [narrow]: { display: 'block' },
    },
    cellContent: { minWidth: 0 },
    small: {
      color: 'var(--gitops-secondary)',
      fontSize: 'var(--bui-font-size-2)',
    },
    unbroken: { whiteSpace: 'nowrap' },
    strong: { fontWeight: 'var(--bui-font-weight-bold)' as 'bold' },
    monospace: {
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
    },
    loud: {
      color: 'var(--bui-fg-primary)',
      fontSize: 'var(--bui-font-size-2)',
      fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
    },
    lines: { display: 'grid', gap: 2, justifyItems: 'start' },
    groupLine: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--bui-space-2)',
    },
    footer: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'flex-end',
      gap: 'var(--bui-space-2)',
      paddingTop: 'var(--bui-space-2)',
    },
    stack: { display: 'grid', gap: 'var(--bui-space-4)' },
    noMatch: { padding: 'var(--bui-space-4) var(--bui-space-2)' },
    code: {
      margin: 0,
      padding: 'var(--bui-space-3)',
      background: 'var(--bui-bg-neutral-2)',
      borderRadius: 'var(--bui-radius-2)',
      fontFamily: 'var(--bui-font-monospace)',
      fontSize: '0.8125rem',
      whiteSpace: 'pre-wrap',
    },
  },
  { name: 'PluginGitopsBoard' },
);
