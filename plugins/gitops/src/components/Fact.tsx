import { ReactNode } from 'react';
import { useFactStyles } from './useFactStyles';

/** One line of a {@link FactList}: what it is about, and what there is to say. */
export function Fact(props: { label: string; children: ReactNode }) {
  const classes = useFactStyles();
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{props.label}</dt>
      <dd className={classes.value}>{props.children}</dd>
    </div>
  );
}
