import {
  GitopsTemplateFormData,
  GitopsTemplateName,
} from '@backstage-gitops/plugin-gitops-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { BoardTemplates } from './TemplatesContext';

/** The page of a template with its form filled in; undefined when the catalog does not have it. */
export function toTemplateLink<N extends GitopsTemplateName>(
  templates: BoardTemplates,
  name: N,
  data: GitopsTemplateFormData[N],
): string | undefined {
  const path = templates.paths[name];
  if (!path) return undefined;
  const { entity } = templates;
  const formData = {
    ...data,
    ...(entity && { entityRef: stringifyEntityRef(entity) }),
  };
  return `${path}?${new URLSearchParams({
    formData: JSON.stringify(formData),
  })}`;
}
