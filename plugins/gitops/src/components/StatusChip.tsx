import { ReactNode } from 'react';
import { useChipStyles } from './useChipStyles';

/** How a chip feels. The sign and the word say the same without colour. */
export type ChipTone =
  | 'positive'
  | 'warning'
  | 'negative'
  | 'moving'
  | 'neutral';

/** A state in one word, with a sign that tells it apart without colour. */
export function StatusChip(props: {
  tone: ChipTone;
  sign: string;
  children: ReactNode;
}) {
  const classes = useChipStyles();
  return (
    <span className={`${classes.chip} ${classes[props.tone]}`}>
      <span aria-hidden className={classes.sign}>
        {/* U+FE0E: as text, never as a coloured emoji. */}
        {`${props.sign}\uFE0E`}
      </span>
      <span>{props.children}</span>
    </span>
  );
}
