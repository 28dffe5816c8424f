import { ConditionAdvice } from '@backstage-gitops/plugin-gitops-common';

/** What something that Argo CD writes means for a person. */
export type Advice = Pick<ConditionAdvice, 'meaning' | 'advice'>;

/** Messages people meet most, most telling first. */
const PATTERNS: readonly (readonly [RegExp, Advice])[] = [
  [
    /no clusters with this name|cluster .* not found|unable to find destination server/i,
    {
      meaning: 'Its destination is no cluster that Argo CD knows.',
      advice:
        'Register the cluster in Argo CD, or correct `spec.destination` in Git.',
    },
  ],
  [
    /referencing project .* which does not exist|not allowed in project/i,
    {
      meaning: 'Its project does not exist, or does not allow it.',
      advice:
        'Create the AppProject, or allow this source and destination in it.',
    },
  ],
  [
    /is not permitted in project|repo .* is not permitted|destination .* (?:is )?not permitted/i,
    {
      meaning: 'Its project does not permit this source or destination.',
      advice: 'Add it to `sourceRepos` or `destinations` of the AppProject.',
    },
  ],
  [
    /unable to resolve .* to a commit SHA|couldn't find remote ref|reference not found/i,
    {
      meaning: 'The revision it tracks is not in the repository.',
      advice:
        'Push the branch or tag, or correct `targetRevision` in Git. What runs stays as it is.',
    },
  ],
  [
    /app path does not exist|no such file or directory/i,
    {
      meaning: 'The path it is built from is not in the repository.',
      advice: 'Correct `spec.source.path`, or add the folder in Git.',
    },
  ],
  [
    /authentication required|authorization failed|invalid credentials|could not read username|permission denied \(publickey\)|repository not found/i,
    {
      meaning: 'Argo CD may not read the repository.',
      advice: 'Look at the credentials of the repository in Argo CD.',
    },
  ],
  [
    /failed to execute helm template|helm template .*failed|error calling include|values don't meet the specifications of the schema/i,
    {
      meaning: 'The Helm chart does not render with these values.',
      advice:
        'Run `helm template` with the same values; the text names the template.',
    },
  ],
  [
    /kustomize build .*failed|accumulating resources/i,
    {
      meaning: 'Kustomize cannot build the folder.',
      advice: 'Run `kustomize build` in the folder; the text names the file.',
    },
  ],
  [
    /the server could not find the requested resource|no matches for kind|could not find .* CRD|Make sure the .* CRD is installed/i,
    {
      meaning: 'The cluster does not know a kind that is in Git.',
      advice:
        'Install the CustomResourceDefinition first, with an app of its own.',
    },
  ],
  [
    /cannot unmarshal|cannot be handled as|unknown field|ValidatingAdmission|admission webhook .* denied|is invalid:/i,
    {
      meaning: 'The cluster refuses a manifest as it stands in Git.',
      advice: 'Correct the field that the text names, in Git.',
    },
  ],
  [
    /field is immutable|updates to .* are forbidden/i,
    {
      meaning: 'A field was changed that cannot be changed on an object.',
      advice:
        'Sync with force, which replaces the object, or give it a new name in Git.',
    },
  ],
  [
    /is forbidden: User|forbidden: .*cannot (?:create|patch|get|delete|list)/i,
    {
      meaning: 'Argo CD lacks rights in the cluster.',
      advice: 'Give its account in that cluster the right that the text names.',
    },
  ],
  [
    /exceeded quota|forbidden: exceeded/i,
    {
      meaning: 'The quota of the namespace is used up.',
      advice: 'Raise the ResourceQuota, or ask for less.',
    },
  ],
  [
    /dial tcp|connection refused|i\/o timeout|TLS handshake timeout|context deadline exceeded|no such host/i,
    {
      meaning: 'Something Argo CD needs for it did not answer.',
      advice: 'Look whether the cluster and the Git host answer; then refresh.',
    },
  ],
  [
    /another operation is already in progress/i,
    {
      meaning: 'A sync was asked for while another one ran.',
      advice: 'Wait for its end, or terminate it.',
    },
  ],
  [
    /blocked by sync window/i,
    {
      meaning: 'A sync window of its project forbids syncs now.',
      advice: 'Wait until it closes, or change the window in the AppProject.',
    },
  ],
  [
    /^Operation terminated$/i,
    {
      meaning: 'Somebody ended the sync before it was through.',
      advice: 'Sync again when what it waited for is settled.',
    },
  ],
];

/** @returns what a known message means; undefined for any other. */
export function toAdvice(message: string): Advice | undefined {
  return PATTERNS.find(([pattern]) => pattern.test(message))?.[1];
}
