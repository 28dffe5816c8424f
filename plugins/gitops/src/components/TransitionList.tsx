import {
  Transition,
  TransitionAxis,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { Choice } from './Choice';
import { TransitionItem } from './TransitionItem';
import { useHistoryStyles } from './useHistoryStyles';
import { useShownPart } from './useShownPart';

const order: readonly TransitionAxis[] = [
  'version',
  'configuration',
  'sync',
  'health',
  'operation',
  'drift',
  'reachability',
];
const ALL = 'all';

/** Every change of a state, newest first; of one axis if one asks. */
export function TransitionList(props: { transitions: readonly Transition[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useHistoryStyles();
  const [axis, setAxis] = useState<TransitionAxis | typeof ALL>(ALL);
  const { transitions } = props;
  const left = transitions.filter(one => axis === ALL || one.axis === axis);
  const { shown, more } = useShownPart(left);
  const axes = order.filter(
    one => one === axis || transitions.some(other => other.axis === one),
  );

  return (
    <section aria-labelledby="gitops-transitions">
      <Text as="h3" id="gitops-transitions" variant="body-medium" weight="bold">
        {t('history.transitions')}
      </Text>
      {transitions.length === 0 && <p>{t('history.noTransitions')}</p>}
      {axes.length > 1 && (
        <Choice
          label={t('history.axisFilter')}
          options={[
            { id: ALL, label: t('history.all') },
            ...axes.map(id => ({ id, label: t(`history.axis.${id}`) })),
          ]}
          selected={axis}
          onSelect={setAxis}
        />
      )}
      {transitions.length > 0 && left.length === 0 && (
        <p>{t('history.noTransitionsOfAxis')}</p>
      )}
      {left.length > 0 && (
        <ol className={classes.list} aria-labelledby="gitops-transitions">
          {shown.map(transition => (
            <TransitionItem
              key={`${transition.axis} ${transition.at} ${transition.to}`}
              transition={transition}
            />
          ))}
        </ol>
      )}
      {more}
    </section>
  );
}
