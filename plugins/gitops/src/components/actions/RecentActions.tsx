import { ActionState } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useId } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useDeploymentActions } from '../../hooks/useDeploymentActions';
import { LongMessage } from '../LongMessage';
import { ReadResult } from '../ReadResult';
import { RelativeTime } from '../RelativeTime';
import { useBoardStyles } from '../useBoardStyles';
import { useActionName } from './useActionName';
import { useActionStyles } from './useActionStyles';

const texts = {
  Requested: 'action.requested',
  Running: 'action.running',
  Succeeded: 'action.succeeded',
  Failed: 'action.failed',
  Unknown: 'action.unknown',
} as const satisfies Record<ActionState, string>;

/** Who did what to a Deployment from Backstage lately, and what became of it. */
export function RecentActions(props: { id: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const board = useBoardStyles();
  const titleId = useId();
  const toName = useActionName();
  const read = useDeploymentActions(props.id);
  return (
    <section aria-labelledby={titleId}>
      <Text as="h3" id={titleId} variant="body-medium" weight="bold">
        {t('action.recent')}
      </Text>
      <ReadResult read={read} what={t('action.recentWhat')}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={board.small}>{t('action.recentNone')}</p>
          ) : (
            <ul aria-labelledby={titleId} className={classes.list}>
              {items.map(({ id, action, parameters, state, ...record }) => (
                <li key={id}>
                  {t(texts[state], {
                    action: toName(action, parameters),
                  })}{' '}
                  <span className={board.small}>
                    {t('action.recentBy', { by: record.by })} ·{' '}
                    <RelativeTime at={record.startedAt} />
                  </span>
                  <LongMessage text={record.message} />
                </li>
              ))}
            </ul>
          )
        }
      </ReadResult>
    </section>
  );
}
