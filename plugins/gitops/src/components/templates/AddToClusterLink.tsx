import { ExpectedDeployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { TemplatesContext } from './TemplatesContext';
import { toTemplateLink } from './toTemplateLink';

/**
 * The way to bring an app to a cluster that does not have it; nothing while nobody can tell whether it has, and
 * for those who may not run templates.
 */
export function AddToClusterLink(props: { expected: ExpectedDeployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const templates = useContext(TemplatesContext);
  const { app, cluster, state } = props.expected;
  const to = toTemplateLink(templates, 'addToClusters', {
    service: app,
    clusters: [cluster.name],
  });
  if (!to || !templates.permitted || state !== 'absent') return null;
  return (
    <ButtonLink size="small" variant="tertiary" href={to}>
      {t('template.addTo', { cluster: cluster.name })}
    </ButtonLink>
  );
}
