import { Card, CardBody, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useBoardStyles } from './useBoardStyles';

/** What the tab says instead of a board. */
export function DeploymentsMessage(props: {
  title: string;
  detail: string;
  /** An alert is read out at once. */
  alert?: boolean;
  children?: ReactNode;
}) {
  const classes = useBoardStyles();
  return (
    <Card>
      <CardBody>
        <div className={classes.notices}>
          <div role={props.alert ? 'alert' : undefined}>
            <Text as="h2" variant="title-x-small" weight="bold">
              {props.title}
            </Text>
            <p>{props.detail}</p>
          </div>
          {props.children}
        </div>
      </CardBody>
    </Card>
  );
}
