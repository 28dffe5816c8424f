import {
  EntityName,
  GITOPS_TEMPLATES,
  GitopsTemplateName,
} from '@backstage-gitops/plugin-gitops-common';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useMemo, useState } from 'react';
import { BoardTemplates } from './TemplatesContext';

const names = ['promote', 'rollback', 'addToClusters', 'remove'] as const;
const known = new WeakMap<CatalogApi, Promise<BoardTemplates['paths']>>();

/** The templates of the board that the catalog has, asked once while the app is open. */
export function useBoardTemplates(
  entity: EntityName,
  environments: readonly string[],
): BoardTemplates {
  const catalog = useApiHolder().get(catalogApiRef);
  const [paths, setPaths] = useState<BoardTemplates['paths']>({});
  const { kind, namespace, name } = entity;
  useEffect(() => {
    if (!catalog) return undefined;
    let left = false;
    let asked = known.get(catalog);
    if (!asked) {
      asked = readPaths(catalog);
      known.set(catalog, asked);
    }
    asked.then(
      found => {
        if (!left) setPaths(found);
      },
      // Nothing is offered that may not be there; asked again when a board is opened anew.
      () => known.delete(catalog),
    );
    return () => {
      left = true;
    };
  }, [catalog]);
  const order = environments.join('\n');
  return useMemo(
    () => ({
      paths,
      entity: { kind, namespace, name },
      environments: order.split('\n'),
    }),
    [paths, kind, namespace, name, order],
  );
}

async function readPaths(
  catalog: CatalogApi,
): Promise<BoardTemplates['paths']> {
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: names.map(
      name => `template:${DEFAULT_NAMESPACE}/${GITOPS_TEMPLATES[name]}`,
    ),
    fields: ['kind', 'metadata.name', 'metadata.namespace'],
  });
  const paths: Partial<Record<GitopsTemplateName, string>> = {};
  names.forEach((name, at) => {
    if (!items[at]) return;
    paths[
      name
    ] = `/create/templates/${DEFAULT_NAMESPACE}/${GITOPS_TEMPLATES[name]}`;
  });
  return paths;
}
