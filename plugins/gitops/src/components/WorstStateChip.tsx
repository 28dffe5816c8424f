import {
  BoardRow,
  selectWorstState,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { healthLooks } from './healthLooks';
import { StatusChip } from './StatusChip';
import { syncLooks } from './syncLooks';

const ownLooks = {
  NotReachable: { sign: '?', tone: 'neutral' },
  NotFresh: { sign: '?', tone: 'neutral' },
  NotDeployed: { sign: '—', tone: 'warning' },
  CannotTell: { sign: '?', tone: 'neutral' },
} as const;

/** The worst state among rows, and how many have it: `✕ 1 of 3 Degraded`, or `✓ 3 of 3`. */
export function WorstStateChip(props: { rows: readonly BoardRow[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const worst = selectWorstState(props.rows);
  if (!worst) return null;
  const { word, count, total } = worst;
  const counts = { number: String(count), total: String(total) };
  switch (word) {
    case 'Good':
      return (
        <StatusChip tone="positive" sign="✓">
          {t('state.all', { total: String(total) })}
        </StatusChip>
      );
    case 'NotReachable':
    case 'NotFresh':
    case 'NotDeployed':
    case 'CannotTell':
      return (
        <StatusChip {...ownLooks[word]}>
          {t('state.some', { ...counts, word: t(`state.${word}`) })}
        </StatusChip>
      );
    case 'OutOfSync':
      return (
        <StatusChip {...syncLooks[word]}>
          {t('state.some', { ...counts, word: t(`sync.${word}`) })}
        </StatusChip>
      );
    default:
      return (
        <StatusChip {...healthLooks[word]}>
          {t('state.some', { ...counts, word: t(`health.${word}`) })}
        </StatusChip>
      );
  }
}
