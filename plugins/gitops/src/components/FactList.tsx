import { Text } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import { useFactStyles } from './useFactStyles';

/** A part of the drawer with a heading: facts, each in its line. */
export function FactList(props: { title: string; children: ReactNode }) {
  const classes = useFactStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Text as="h3" id={id} variant="body-medium" weight="bold">
        {props.title}
      </Text>
      <dl className={classes.list}>{props.children}</dl>
    </section>
  );
}
