import { Text } from '@backstage/ui';
import { useTreeStyles } from '../resources/useTreeStyles';

/** Texts as they are, one below the other. */
export function WholeSides(props: {
  sides: readonly { label: string; text: string }[];
}) {
  const classes = useTreeStyles();
  return (
    <>
      {props.sides.map(({ label, text }) => (
        <div key={label}>
          <Text as="h4" variant="body-medium" weight="bold">
            {label}
          </Text>
          <pre
            role="region"
            aria-label={label}
            // It scrolls, so the keyboard has to reach it.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            className={classes.manifest}
          >
            {text}
          </pre>
        </div>
      ))}
    </>
  );
}
