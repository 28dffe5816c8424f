import { isJsonObject, Json, JsonObject } from '../../Json';
import { ApplicationSpec } from '../ArgocdApplication';
import { mergeValues } from '../render/mergeValues';
import { parseYaml } from '../render/parseYaml';
import { renderTemplate } from '../template/renderTemplate';
import {
  generateParameters,
  GeneratorError,
  GeneratorWorld,
  renderDeep,
} from './generateParameters';

/** An Application a set wants. */
export type GeneratedApplication = {
  name: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  spec: ApplicationSpec;
};

/** Why a set generates nothing, in the words its conditions have. */
export class GenerationError extends Error {
  constructor(readonly reason: string, message: string) {
    super(message);
  }
}

/**
 * The Applications of one ApplicationSet.
 *
 * @throws {@link GenerationError}
 */
export function generateApplications(
  set: { name: string; spec: JsonObject },
  world: GeneratorWorld,
): GeneratedApplication[] {
  const { generators, template } = set.spec;
  if (!Array.isArray(generators) || !isJsonObject(template)) {
    throw new GenerationError(
      'ApplicationGenerationFromParamsError',
      'spec.generators and spec.template are required',
    );
  }
  const applications = withReason('RenderTemplateParamsError', () =>
    generators
      .filter(isJsonObject)
      .flatMap(generator => generateParameters(generator, world))
      .map(parameters => toApplication(set.spec, template, parameters)),
  );
  const names = applications.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new GenerationError(
      'ApplicationValidationError',
      `ApplicationSet ${set.name} contains applications with duplicate name: ${twice}`,
    );
  }
  return applications;
}

function toApplication(
  setSpec: JsonObject,
  template: JsonObject,
  parameters: JsonObject,
): GeneratedApplication {
  let rendered = renderDeep(template, parameters) as JsonObject;
  if (typeof setSpec.templatePatch === 'string') {
    const [patch] = parseYaml(
      renderTemplate(setSpec.templatePatch, parameters),
    );
    if (patch) rendered = mergeValues(rendered, patch);
  }
  const { metadata, spec } = rendered;
  if (!isJsonObject(metadata) || !isJsonObject(spec)) {
    throw new Error('the template has no metadata or no spec');
  }
  const keeps =
    isJsonObject(setSpec.syncPolicy) &&
    setSpec.syncPolicy.preserveResourcesOnDeletion === true;
  return {
    name: String(metadata.name),
    labels: toTexts(metadata.labels),
    annotations: toTexts(metadata.annotations),
    finalizers: keeps ? undefined : ['resources-finalizer.argocd.argoproj.io'],
    spec: withoutAutoSync(
      spec as unknown as ApplicationSpec,
      isRollingSync(setSpec),
    ),
  };
}

/** Whether a set rolls out in steps. Then it does the syncing, and auto-sync is off. */
export function isRollingSync(setSpec: JsonObject): boolean {
  const { strategy } = setSpec;
  return isJsonObject(strategy) && strategy.type === 'RollingSync';
}

function withoutAutoSync(spec: ApplicationSpec, rolling: boolean) {
  const automated = spec.syncPolicy?.automated;
  if (!rolling || !automated) return spec;
  return {
    ...spec,
    syncPolicy: {
      ...spec.syncPolicy,
      automated: { ...automated, enabled: false },
    },
  };
}

function toTexts(value: Json | undefined): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [key, String(text)]),
  );
}

function withReason<T>(reason: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new GenerationError(
      error instanceof GeneratorError
        ? 'ApplicationGenerationFromParamsError'
        : reason,
      (error as Error).message,
    );
  }
}
