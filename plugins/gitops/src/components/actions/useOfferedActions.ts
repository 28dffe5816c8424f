import {
  ActionCheck,
  Deployment,
  OfferedResourceAction,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useResourceActions } from '../../hooks/useResourceActions';
import { ActionsContext } from './ActionsContext';

/** An action on a resource, as a button or a menu offers it. */
export type OfferedEntry = OfferedResourceAction & {
  /** Why it cannot be taken now; empty when it can. */
  against: string;
  /** Asks whether it is meant. */
  ask: () => void;
};

/**
 * What the engine offers for one resource, with what stands against each.
 *
 * @returns undefined entries while they are not known; `failed` when they cannot be
 */
export function useOfferedActions(
  deployment: Deployment,
  node: ResourceNode,
  check: ActionCheck,
): { entries?: OfferedEntry[]; failed: boolean } {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { request } = useContext(ActionsContext);
  const { value, failure } = useResourceActions(deployment.id, node);
  const general = check.permitted
    ? check.blockers.map(({ message }) => message).join(' ')
    : t('action.notPermitted');
  const entries = value?.items.map(offered => {
    const { name, title, disabled, destructive, parameters } = offered;
    const { reason = t('resourceAction.disabled') } = offered;
    return {
      ...offered,
      against: general || (disabled ? reason : ''),
      ask: () =>
        request({
          action: {
            action: 'resource-action',
            parameters: {
              resource: node.ref,
              name,
              ...(parameters && { parameters: toDefaults(parameters) }),
            },
          },
          deployments: [deployment],
          warnings: check.warnings,
          title,
          destructive,
          ...(parameters && { parameters }),
        }),
    };
  });
  return { entries, failed: Boolean(failure) && !value };
}

function toDefaults(
  parameters: NonNullable<OfferedResourceAction['parameters']>,
): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type, default: value }) => {
      if (value !== undefined) return [[name, value]];
      return type === 'boolean' ? [[name, 'false']] : [];
    }),
  );
}
