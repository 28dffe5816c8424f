import {
  EmptyReason,
  ENTITY_REF_ANNOTATION,
  EntityDeployments,
  EntityName,
  GITOPS_ANNOTATIONS,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardNotices } from './BoardNotices';
import { CopyableYaml } from './CopyableYaml';
import { DeploymentsMessage } from './DeploymentsMessage';
import { ExplanationButton } from './ExplanationButton';
import { selectNoticesOf } from './selectNoticesOf';

const enginesYaml = `gitops:
  argocd:
    instances:
      - name: hub
        url: https://argocd.example.com
        token: \${ARGOCD_TOKEN}
`;

/** Nothing to show: the reason, and what to do about it. */
export function EmptyDeployments(props: {
  entity: EntityName & { ref: string };
  reason: EmptyReason;
  deployments: EntityDeployments;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { entity, reason, deployments } = props;
  const { name, ref } = entity;
  const { engines, selectedBy } = deployments;
  // Objects that name the entity are looked for when the entity itself says nothing.
  const isLinked = selectedBy && selectedBy !== ENTITY_REF_ANNOTATION;

  if (reason === 'noEngines') {
    return (
      <DeploymentsMessage
        title={t('empty.noEngines')}
        detail={t('empty.noEnginesDetail')}
      >
        <CopyableYaml yaml={enginesYaml} />
      </DeploymentsMessage>
    );
  }
  if (reason !== 'notFound') {
    return (
      <DeploymentsMessage
        title={t(`empty.${reason}`, { name })}
        detail={t(`empty.${reason}Detail`)}
      >
        <BoardNotices notices={selectNoticesOf(deployments)} />
        <ExplanationButton entity={entity} label={t('explanation.openEmpty')} />
      </DeploymentsMessage>
    );
  }
  return (
    <DeploymentsMessage
      title={t('empty.notFound', { name })}
      detail={[
        t('empty.notFoundDetail', { count: engines.length, ref }),
        selectedBy && t('empty.selectedBy', { rule: selectedBy }),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <BoardNotices notices={selectNoticesOf(deployments)} />
      <p>{isLinked ? t('empty.check') : t('empty.fix')}</p>
      <CopyableYaml
        yaml={`metadata:\n  annotations:\n    ${GITOPS_ANNOTATIONS.appName}: ${name}\n`}
      />
      <p>{t('empty.alternatives', { ref })}</p>
      <ExplanationButton entity={entity} label={t('explanation.openEmpty')} />
    </DeploymentsMessage>
  );
}
