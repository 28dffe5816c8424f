import { createConditionExports } from '@backstage/plugin-permission-node';
import { deploymentResourceRef } from './deploymentResourceRef';
import { deploymentRules } from './deploymentRules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: deploymentResourceRef,
  rules: deploymentRules,
});

/**
 * Conditions on Deployments, for permission policies.
 *
 * @remarks
 *
 * - `isEntityOwner({claims})`: one of these owns an entity that the Deployment belongs to
 * - `isInEnvironment({environments})`, `isOnCluster({clusters})`: where it runs
 * - `isOfEngine({engines})`: `argocd`, or `argocd/hub`
 * - `isInProject({projects})`: the Argo CD project
 *
 * @public
 */
export const gitopsConditions = conditions;

/**
 * Makes the conditional decision of a permission policy out of {@link gitopsConditions}.
 *
 * @public
 */
export const createGitopsConditionalDecision = createConditionalDecision;
