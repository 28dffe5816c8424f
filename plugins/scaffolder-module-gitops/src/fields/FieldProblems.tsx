import { Text } from '@backstage/ui';
import { useInputStyles } from './useInputStyles';

/** What is wrong with what was filled in; read aloud when it appears. Draws nothing while all is well. */
export function FieldProblems(props: { problems?: readonly string[] }) {
  const classes = useInputStyles();
  const problems = [...new Set(props.problems ?? [])];
  return (
    <div role="alert">
      {problems.map(problem => (
        <Text
          key={problem}
          as="p"
          className={classes.danger}
          variant="body-small"
        >
          {problem}
        </Text>
      ))}
    </div>
  );
}
