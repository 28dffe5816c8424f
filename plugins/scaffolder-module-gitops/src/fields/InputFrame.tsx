import { ReactNode } from 'react';
import { FieldProblems } from './FieldProblems';
import { useInputStyles } from './useInputStyles';

/** A field of one input, with an edge one sees, and what is wrong with what was filled in. */
export function InputFrame(props: {
  problems: readonly string[];
  children: ReactNode;
}) {
  const classes = useInputStyles();
  return (
    <div className={classes.frame}>
      {props.children}
      <FieldProblems problems={props.problems} />
    </div>
  );
}
