import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields, freeText } from '../inputs/fields';
import { layoutPaths } from '../platform/layoutPaths';
import { readPlatform } from '../platform/readPlatform';
import { readService } from '../platform/readService';
import { selectClusters } from '../platform/selectClusters';
import { writeFluxAutomation } from '../things/writeFluxAutomation';
import { writeImageUpdater } from '../things/writeImageUpdater';
import { LayoutOperation } from './LayoutOperation';
import { toTitle } from './toTitle';

const schema = z
  .object({
    service: fields.service,
    clusters: z.array(fields.cluster).min(1).max(500),
    range: z
      .string()
      .max(100)
      .regex(
        /^[0-9A-Za-z.*^~<>=|, +-]+$/,
        "is not a range of versions like '>=1.0.0 <2.0.0' or '1.x'",
      )
      .describe('Versions it may take, as a semver range'),
    tagPattern: freeText(200)
      .refine(isPattern, 'is not a regular expression')
      .optional()
      .describe('Regular expression: other tags are not looked at'),
    interval: fields.duration.default('5m').describe('How often it looks'),
    gitSecret: fields.objectName
      .default('git-creds')
      .describe(
        'Argo CD only: Secret in the namespace argocd with which Image Updater pushes',
      ),
  })
  .strict();

/** What `gitops:image-automation:create` takes, parsed. */
export type ImageAutomationInput = z.output<typeof schema>;

/** Lets a service follow the tags of its image: by Flux's own controllers, or by Argo CD Image Updater. */
export const createImageAutomation: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, input) {
    const { service: name } = input;
    const platform = readPlatform(draft);
    const clusters = selectClusters(platform, input.clusters);
    const service = readService(draft, name);
    for (const cluster of clusters) checkThere(draft, name, cluster.name);
    const ofFlux = clusters.filter(({ engine }) => engine === 'flux');
    const ofArgocd = clusters.filter(({ engine }) => engine === 'argocd');
    for (const { name: cluster } of ofFlux) {
      writeFluxAutomation(draft, service, { cluster, platform, ...input });
    }
    if (ofFlux.length > 0) {
      draft.warn(
        `Flux has to be allowed to push: its GitRepository needs a secretRef with a key that may write, and the image controllers have to run on ${ofFlux
          .map(each => each.name)
          .join(', ')}.`,
      );
    }
    if (ofArgocd.length > 0) {
      if (service.packaging !== 'chart') {
        throw new InputError(
          `${name} has overlays. Argo CD Image Updater can write a tag into ${layoutPaths.deployment(
            '<cluster>',
            name,
          )} for charts only; choose clusters with Flux.`,
        );
      }
      if (/[\s,<>=|]/.test(input.range)) {
        throw new InputError(
          `Argo CD Image Updater takes a range of one word, as '1.x' or '~1.2', not '${input.range}'.`,
        );
      }
      writeImageUpdater(draft, service, {
        ...input,
        clusters: ofArgocd.map(each => each.name),
        platform,
      });
      draft.warn(
        `Argo CD Image Updater has to run beside Argo CD, and the Secret ${input.gitSecret} in its namespace has to let it push.`,
      );
    }
    const names = clusters.map(each => each.name);
    return {
      title: toTitle(name, `follows images ${input.range}`, names),
      service: name,
      clusters: names,
    };
  },
};

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}

function checkThere(draft: FileDraft, service: string, cluster: string): void {
  if (!draft.has(layoutPaths.deployment(cluster, service))) {
    throw new InputError(
      `${service} is not on ${cluster}. Bring it there with gitops:service:add-cluster.`,
    );
  }
}
