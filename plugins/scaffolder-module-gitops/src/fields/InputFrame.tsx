import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { FieldProblems } from './FieldProblems';

// Inputs of Backstage UI have no edge and the colour of the card that forms of templates stand on.
const useStyles = makeStyles(
  {
    frame: {
      '& .bui-Input, & .bui-ComboboxInput': {
        border: '1px solid var(--bui-fg-secondary)',
      },
    },
  },
  { name: 'ScaffolderGitopsInput' },
);

/** A field of one input, with an edge one sees, and what is wrong with what was filled in. */
export function InputFrame(props: {
  problems: readonly string[];
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.frame}>
      {props.children}
      <FieldProblems problems={props.problems} />
    </div>
  );
}
