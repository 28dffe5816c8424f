import { FileDraft } from '../FileDraft';
import {
  buildKustomization,
  BuiltObject,
} from '../kustomize/buildKustomization';
import { Finding } from './Finding';
import { findModelProblems, isMissing, Problem } from './findModelProblems';
import { ManifestModels } from './loadManifestModels';

const overlayPath = /^apps\/([^/]+)\/overlays\/[^/]+\/kustomization\.yaml$/;

/**
 * Checks what each overlay builds, whole, by the schema of its kind: a part alone may lack what another adds. Overlays
 * that use more of kustomize than is built here are left to `kustomize build`.
 *
 * @param options.services - only overlays of these; all when absent
 */
export function checkOverlays(
  draft: FileDraft,
  options: { models: ManifestModels; services?: ReadonlySet<string> },
): Finding[] {
  const { models, services } = options;
  return draft.list('apps').flatMap(path => {
    const [, service] = overlayPath.exec(path) ?? [];
    if (!service || (services && !services.has(service))) return [];
    const report = (message: string): Finding => ({
      severity: 'error',
      rule: 'overlay',
      path,
      line: 1,
      message,
    });
    let built: BuiltObject[] | undefined;
    try {
      built = buildKustomization(draft, path);
    } catch (error) {
      return [report(`kustomize cannot build this: ${toText(error)}.`)];
    }
    return (built ?? []).flatMap(object =>
      findNewProblems(object, models).map(({ message }) =>
        report(`Built with ${object.path}: ${message}`),
      ),
    );
  });
}

// What is wrong in the file itself was said there, but for what it lacks.
function findNewProblems(
  { source, value }: BuiltObject,
  models: ManifestModels,
): Problem[] {
  const known = findModelProblems(source, models)
    .filter(each => !isMissing(each))
    .map(({ message }) => message);
  return findModelProblems(value, models).filter(
    ({ message }) => !known.includes(message),
  );
}

function toText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
