import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useEngineName } from '../useEngineName';
import { useListText } from '../useListText';
import { ActionRequest } from './ActionRequest';
import { toActionWord } from './toActionWord';

/** Returns what a person is asked before an action: its name, what it will do, and to which clusters. */
export function useRequestText(): (request: ActionRequest) => {
  title: string;
  effect: string;
  where: string;
  confirm: string;
} {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const toEngineName = useEngineName();
  const toListText = useListText();
  return ({ action, deployments, title, revision, source }) => {
    const [{ app, cluster, revision: own }] = deployments;
    const word = toActionWord(action.action, action.parameters);
    const name = title ?? t(`action.name.${word}`);
    const engines = deployments.map(one =>
      toEngineName(one.engine, one.cluster.name),
    );

    function toEffect(): string {
      if (source) {
        const { kind, name: sourceName } = source;
        const of = { source: `${kind} ${sourceName}` };
        if (word === 'suspend') return t('action.willDo.suspendSource', of);
        if (word === 'resume') return t('action.willDo.resumeSource', of);
        return t('action.willDo.reconcileSource', of);
      }
      switch (word) {
        case 'sync': {
          const asked = action.action === 'sync' && action.parameters.revision;
          return t('action.willDo.sync', {
            revision:
              asked ||
              (deployments.length === 1 && own.target) ||
              t('action.trackedRevision'),
          });
        }
        case 'rollback':
          return t('action.willDo.rollback', { revision: revision ?? '' });
        case 'resourceAction': {
          const on = action.action === 'resource-action' && action.parameters;
          return t('action.willDo.resourceAction', {
            name,
            kind: on ? on.resource.kind : '',
            resource: on ? on.resource.name : '',
          });
        }
        default:
          return t(`action.willDo.${word}`);
      }
    }

    return {
      title:
        deployments.length === 1
          ? t('action.confirmTitle', {
              action: name,
              app: source ? `${source.kind} ${source.name}` : app,
              cluster: cluster.name,
            })
          : t('action.confirmTitleMany', {
              action: name,
              number: String(deployments.length),
            }),
      effect: toEffect(),
      where: t('action.on', {
        clusters: toListText([
          ...new Set(deployments.map(one => one.cluster.name)),
        ]),
        engine: toListText([...new Set(engines)]),
      }),
      confirm: name,
    };
  };
}
