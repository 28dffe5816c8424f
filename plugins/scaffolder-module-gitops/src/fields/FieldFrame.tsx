import { Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { FieldProblems } from './FieldProblems';
import { useInputStyles } from './useInputStyles';

/** A field of several controls: one label, one description, what is wrong. */
export function FieldFrame(props: {
  id?: string;
  label: string;
  description?: string;
  isRequired?: boolean;
  problems?: readonly string[];
  children: ReactNode;
}) {
  const { id = 'field', label, description, isRequired, problems } = props;
  const classes = useInputStyles();
  const labelId = `${id}-label`;
  const descriptionId = `${id}-description`;
  return (
    <div
      id={id}
      className={classes.frame}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={description ? descriptionId : undefined}
    >
      <Flex direction="column" gap="3">
        <Flex direction="column" gap="1">
          <Text id={labelId} weight="bold">
            {label}
            {isRequired && <span aria-hidden> *</span>}
          </Text>
          {description && (
            <Text
              id={descriptionId}
              as="p"
              color="secondary"
              variant="body-small"
            >
              {description}
            </Text>
          )}
        </Flex>
        {props.children}
        <FieldProblems problems={problems} />
      </Flex>
    </div>
  );
}
