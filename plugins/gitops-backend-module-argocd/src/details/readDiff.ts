import {
  Deployment,
  DeploymentDiff,
  DiffSide,
  EngineProblem,
  ResourceDiff,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { readManagedResources } from '../client/readManagedResources';
import {
  ComparedSide,
  Comparison,
  toComparison,
} from '../mapping/details/toComparison';
import { toResourceRef } from '../mapping/details/toResourceRef';
import { DetailsContext } from './DetailsContext';
import { toApplicationAddress } from './toApplicationAddress';
import { toUnreachableProblem } from './toUnreachableProblem';
import { toYaml } from './toYaml';

const UNREADABLE: EngineProblem = {
  code: 'InvalidResponse',
  message: 'Argo CD sent it in a form we cannot read.',
};
const ORDER: readonly ResourceDiff['state'][] = [
  'changed',
  'missing',
  'extra',
  'unknown',
  'equal',
];

/** Reads what Git wants beside what is there, for everything the Application names. */
export async function readDiff(
  deployment: Deployment,
  context: DetailsContext,
  { signal }: { signal: AbortSignal },
): Promise<DeploymentDiff> {
  const { resources, unreadable } = await readManagedResources(
    context.connection,
    { application: toApplicationAddress(deployment), signal },
  );
  const compared = resources.flatMap(resource => toComparison(resource) ?? []);
  const unknown = unreadable.map((named): ResourceDiff => {
    const ref = toResourceRef(named);
    return {
      id: toResourceId(ref),
      ref,
      state: 'unknown',
      reason: UNREADABLE,
    };
  });
  const diffs = [
    ...compared.map(comparison => toDiff(comparison, context)),
    ...unknown,
  ];
  const unreachable = toUnreachableProblem(deployment);
  const isUncompared =
    deployment.sync === 'Unknown' && diffs.every(({ desired }) => !desired);
  return {
    basis: 'desired',
    resources: diffs.sort(
      (left, right) => ORDER.indexOf(left.state) - ORDER.indexOf(right.state),
    ),
    problems: [
      ...(unreachable ? [unreachable] : []),
      ...(isUncompared
        ? [
            {
              code: 'NotCompared',
              message:
                'Argo CD could not compare it with Git: the conditions of the overview say why.',
            },
          ]
        : []),
    ],
  };
}

function toDiff(comparison: Comparison, context: DetailsContext): ResourceDiff {
  const { desired, live, ...rest } = comparison;
  const toSide = ({ quiet, full }: ComparedSide): DiffSide => ({
    quiet: context.hide(toYaml(quiet)),
    full: context.hide(toYaml(full)),
  });
  return {
    ...rest,
    ...(desired && { desired: toSide(desired) }),
    ...(live && { live: toSide(live) }),
  };
}
