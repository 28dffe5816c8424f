import { makeStyles } from '@material-ui/core/styles';

/** Looks of {@link StatusChip}, by tone. */
export const useChipStyles = makeStyles(
  {
    chip: {
      display: 'inline-flex',
      alignItems: 'baseline',
      gap: 5,
      padding: '1px 9px 1px 7px',
      borderRadius: 'var(--bui-radius-full)',
      fontSize: 'var(--bui-font-size-2)',
      lineHeight: '20px',
      whiteSpace: 'nowrap',
    },
    sign: { fontWeight: 'bold' },
    positive: {
      color: 'var(--bui-positive-fg-subdued)',
      background: 'var(--bui-positive-bg-subdued)',
    },
    warning: {
      color: 'var(--bui-warning-fg-subdued)',
      background: 'var(--bui-warning-bg-subdued)',
    },
    negative: {
      color: 'var(--bui-negative-fg-subdued)',
      background: 'var(--bui-negative-bg-subdued)',
    },
    moving: {
      color: 'var(--bui-announcement-fg-subdued)',
      background: 'var(--bui-announcement-bg-subdued)',
    },
    neutral: {
      color: 'var(--bui-fg-primary)',
      background: 'var(--bui-bg-neutral-2)',
      outline: '1px dashed var(--bui-border-2)',
      outlineOffset: -1,
    },
  },
  { name: 'PluginGitopsChip' },
);
