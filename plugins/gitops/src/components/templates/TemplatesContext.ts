import {
  Deployment,
  EntityName,
  GitopsTemplateName,
} from '@backstage-gitops/plugin-gitops-common';
import { createContext } from 'react';

/** The software templates that the catalog has, and what their forms are filled in with. */
export type BoardTemplates = {
  /** The page of each, without its form data. */
  paths: Partial<Record<GitopsTemplateName, string>>;
  /** Whether the caller may run templates. */
  permitted: boolean;
  entity?: EntityName;
  /** The environments in their order. */
  environments: readonly string[];
  /** Where what is on the board runs. */
  rows: readonly TemplateRow[];
};

/** What a link needs to know of a Deployment. */
export type TemplateRow = Pick<
  Deployment,
  'app' | 'cluster' | 'environment' | 'version'
>;

/** Without one, nothing is offered. */
export const TemplatesContext = createContext<BoardTemplates>({
  paths: {},
  permitted: false,
  environments: [],
  rows: [],
});
