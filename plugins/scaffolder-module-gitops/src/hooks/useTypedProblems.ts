import { useApiHolder } from '@backstage/core-plugin-api';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { useEffect, useRef, useState } from 'react';

/** So long after the last letter it is checked. */
const PAUSE_MS = 300;

/** What a field shows of its validation. */
export type TypedProblems = {
  /** Sentences that the form itself does not show already. */
  problems: string[];
  /** Whether the value as it is now was found to be wrong. */
  isInvalid: boolean;
};

/**
 * What is wrong with the value of a field while it is filled in. A form validates when a step is left only, and
 * then shows the sentences below the field until it is left again; this asks the same validation whenever the
 * value changed. An untouched field is not complained about.
 */
export function useTypedProblems<T>(
  validate: CustomFieldValidator<T>,
  props: {
    formData?: T;
    rawErrors?: string[];
    schema: unknown;
    uiSchema?: unknown;
    formContext?: { formData?: unknown };
  },
): TypedProblems {
  const { formData, rawErrors = [] } = props;
  const apiHolder = useApiHolder();
  const value = JSON.stringify(formData);
  const said = rawErrors.join('\n');
  const saidOf = useRef({ said: '', value });
  if (saidOf.current.said !== said) saidOf.current = { said, value };
  const [checked, setChecked] = useState<{
    value: string;
    problems: string[];
  }>();
  const latest = useRef(props);
  latest.current = props;
  const isTouched = useRef(false);
  // Emptying counts as well, once there was something; nothing, and what a form fills a list in with, do not.
  if ([formData].flat().some(Boolean)) isTouched.current = true;

  useEffect(() => {
    if (value === undefined || !isTouched.current) return undefined;
    let isLeft = false;
    const pause = setTimeout(async () => {
      const { schema, uiSchema, formContext } = latest.current;
      const problems: string[] = [];
      const field = { addError: (problem: string) => problems.push(problem) };
      await validate(
        JSON.parse(value),
        field as unknown as Parameters<typeof validate>[1],
        {
          apiHolder,
          formData: (formContext?.formData ?? {}) as {},
          schema: schema as {},
          uiSchema: uiSchema as {},
        },
      );
      if (!isLeft) setChecked({ value, problems });
    }, PAUSE_MS);
    return () => {
      isLeft = true;
      clearTimeout(pause);
    };
  }, [validate, apiHolder, value]);

  const typed = checked?.value === value ? checked?.problems ?? [] : [];
  return {
    problems: typed.filter(problem => !rawErrors.includes(problem)),
    isInvalid:
      typed.length > 0 ||
      (rawErrors.length > 0 && saidOf.current.value === value),
  };
}
