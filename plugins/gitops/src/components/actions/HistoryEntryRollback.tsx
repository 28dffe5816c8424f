import {
  Delivery,
  Deployment,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { TemplatesContext } from '../templates/TemplatesContext';
import { toTemplateLink } from '../templates/toTemplateLink';
import { useEngineName } from '../useEngineName';
import { ActionsContext } from './ActionsContext';
import { isPossible } from './isPossible';

/**
 * Back to a delivery: by a template, for those who may run one, and in the engine where that is not undone at
 * once. Nothing for what runs.
 */
export function HistoryEntryRollback(props: {
  deployment: Deployment;
  delivery: Delivery;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { checks, request } = useContext(ActionsContext);
  const templates = useContext(TemplatesContext);
  const toEngineName = useEngineName();
  const { deployment, delivery } = props;
  const { id, app, cluster, engine, version: running } = deployment;
  const { version, revision, engineEntry } = delivery;
  const check = checks.get(id)?.find(one => one.action === 'rollback');
  const shown =
    (version && toShortRevision(version.value)) ||
    (revision && toShortRevision(revision)) ||
    '';
  const runs = version && version.value === running?.value;
  const to =
    version &&
    !runs &&
    templates.permitted &&
    toTemplateLink(templates, 'rollback', {
      service: app,
      clusters: [cluster.name],
      version: version.value,
    });
  const applied = revision && revision === deployment.revision.applied;
  return (
    <>
      {to && (
        <ButtonLink size="small" variant="tertiary" href={to}>
          {t('template.rollbackTo', { version: shown })}
        </ButtonLink>
      )}
      {engineEntry && !applied && check && isPossible(check) && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() =>
            request({
              action: {
                action: 'rollback',
                parameters: { entry: engineEntry },
              },
              deployments: [deployment],
              warnings: check.warnings,
              revision: shown,
            })
          }
        >
          {t('template.engineRollbackTo', {
            version: shown,
            engine: toEngineName(engine, cluster.name),
          })}
        </Button>
      )}
    </>
  );
}
