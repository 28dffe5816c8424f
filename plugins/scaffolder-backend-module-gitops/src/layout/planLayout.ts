import { InputError } from '@backstage/errors';
import { FileDraft } from './FileDraft';
import { parseInput } from './inputs/parseInput';
import { LayoutAction } from './LayoutAction';
import { layoutOperations } from './layoutOperations';
import { LayoutPlan } from './LayoutPlan';
import { LayoutOperation } from './operations/LayoutOperation';
import { readCluster } from './platform/readPlatform';
import { RepositoryFiles } from './RepositoryFiles';
import { checkManifests } from './validation/checkManifests';
import { checkOverlays } from './validation/checkOverlays';
import { loadManifestModels } from './validation/loadManifestModels';

/**
 * What an action would do to a repository. The action itself does exactly this, so a preview made with it is what
 * will be written. Nothing is read or written here.
 *
 * @param action - id of the action, as in a template's step
 * @param input - its input; parsed here
 * @param files - the repository as it is; see `readRepositoryFiles` for a checkout
 * @throws InputError when the input is wrong or the repository does not allow it, in sentences for the person who
 * filled in the form
 * @public
 */
export async function planLayout(
  action: string,
  input: unknown,
  files: RepositoryFiles,
): Promise<LayoutPlan> {
  const operation = findOperation(action);
  const draft = new FileDraft(files);
  const outcome = operation.apply(draft, parseInput(operation.schema, input));
  const { changes } = draft;
  const models = await loadManifestModels();
  for (const { path, after } of changes) {
    if (after === undefined) continue;
    const [, cluster] = /^clusters\/([^/]+)\/apps\//.exec(path) ?? [];
    const engine = cluster ? readCluster(draft, cluster)?.engine : undefined;
    const [finding] = checkManifests(path, after, { models, engine });
    if (finding) {
      throw new InputError(
        `${path}:${finding.line} would not be accepted. ${finding.message}`,
      );
    }
  }
  const services = new Set(
    changes.flatMap(({ path }) => /^apps\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  const [overlay] = checkOverlays(draft, { models, services });
  if (overlay) {
    throw new InputError(`${overlay.path}: ${overlay.message}`);
  }
  const { title, ...facts } = outcome;
  return { changes, warnings: draft.warnings, title, facts };
}

/** Whether an action lays out files, so that {@link planLayout} knows it. @public */
export function isLayoutAction(action: string): action is LayoutAction {
  return Object.hasOwn(layoutOperations, action);
}

function findOperation(action: string): LayoutOperation {
  if (!isLayoutAction(action)) {
    throw new InputError(
      `There is no layout action '${action}'. There is ${Object.keys(
        layoutOperations,
      ).join(', ')}.`,
    );
  }
  // Each schema belongs to its own operation, which a union of them cannot say.
  return layoutOperations[action] as unknown as LayoutOperation;
}
