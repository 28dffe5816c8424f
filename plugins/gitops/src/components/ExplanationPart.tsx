import { Text } from '@backstage/ui';
import { ReactNode } from 'react';

/** One part of an explanation, with its heading. */
export function ExplanationPart(props: { title: string; children: ReactNode }) {
  return (
    <section>
      <Text as="h3" variant="body-medium" weight="bold">
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}
