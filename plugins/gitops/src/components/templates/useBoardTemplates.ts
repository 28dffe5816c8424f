import {
  EntityDeployments,
  EntityName,
  GITOPS_TEMPLATES,
  GitopsTemplateName,
} from '@backstage-gitops/plugin-gitops-common';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useMemo, useState } from 'react';
import { createFromTemplateRouteRef } from '../../routes';
import { BoardTemplates } from './TemplatesContext';
import { useTemplatesPermitted } from './useTemplatesPermitted';

const names = ['promote', 'rollback', 'addToClusters', 'remove'] as const;
const known = new WeakMap<CatalogApi, Promise<GitopsTemplateName[]>>();

/**
 * The templates of the board that the catalog has, asked once while the app is open, and whether one may run
 * them; none until that is known. None in an app without a page for them, which the catalog then is not asked for.
 */
export function useBoardTemplates(
  entity: EntityName,
  deployments: EntityDeployments | undefined,
): BoardTemplates {
  const catalog = useApiHolder().get(catalogApiRef);
  const toPath = useRouteRef(createFromTemplateRouteRef);
  const hasPage = toPath !== undefined;
  const permitted = useTemplatesPermitted();
  const [found, setFound] = useState<readonly GitopsTemplateName[]>([]);
  const { kind, namespace, name } = entity;
  useEffect(() => {
    if (!catalog || !hasPage) return undefined;
    let left = false;
    let asked = known.get(catalog);
    if (!asked) {
      asked = readNames(catalog);
      known.set(catalog, asked);
    }
    asked.then(
      those => {
        if (!left) setFound(those);
      },
      // Nothing is offered that may not be there; asked again when a board is opened anew.
      () => known.delete(catalog),
    );
    return () => {
      left = true;
    };
  }, [catalog, hasPage]);
  return useMemo(
    () => ({
      paths:
        toPath && permitted !== undefined
          ? Object.fromEntries(
              found.map(each => [
                each,
                toPath({
                  namespace: DEFAULT_NAMESPACE,
                  templateName: GITOPS_TEMPLATES[each],
                }),
              ]),
            )
          : {},
      permitted: permitted === true,
      entity: { kind, namespace, name },
      environments: deployments?.environments ?? [],
      rows: deployments?.items ?? [],
    }),
    [toPath, permitted, found, kind, namespace, name, deployments],
  );
}

async function readNames(catalog: CatalogApi): Promise<GitopsTemplateName[]> {
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: names.map(
      name => `template:${DEFAULT_NAMESPACE}/${GITOPS_TEMPLATES[name]}`,
    ),
    fields: ['kind', 'metadata.name', 'metadata.namespace'],
  });
  return names.filter((_, at) => items[at]);
}
