import { VersionLag } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { StatusChip } from './StatusChip';

/** Marks a version that is behind, or only another one where the order is not known. */
export function LagMark(props: { lag?: VersionLag }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { lag } = props;
  if (!lag) return null;
  return (
    <StatusChip tone="warning" sign={lag.behind ? '↓' : '≠'}>
      {lag.behind
        ? t('version.behind', { number: String(lag.behind) })
        : t('version.differs')}
    </StatusChip>
  );
}
