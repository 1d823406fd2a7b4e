/** What the page's own policy refused: of its Content Security Policy, Trusted Types included. */

export interface Refusal {
  directive: string;
  /** The address, or `inline`, `eval`, `trusted-types-policy` and the like. */
  blocked: string;
  /** Name of the policy that was asked for, or the start of the text that was refused. */
  sample: string;
}

/** As much of a report as matters here; an event and a report call it the same, but not quite. */
interface Report {
  body: { effectiveDirective?: string; blockedURL?: string | null; sample?: string | null } | null;
}
type Observer = new (
  seen: (reports: Report[]) => void,
  options: { types: string[]; buffered: boolean },
) => { observe(): void; disconnect(): void };

/**
 * Calls `seen` for each refusal from now on, and for those before where the browser kept them (Chromium).
 * Gives back what ends it.
 */
export function watchRefusals(seen: (refusal: Refusal) => void): () => void {
  const listen = ({ effectiveDirective, blockedURI, sample }: SecurityPolicyViolationEvent) =>
    seen({ directive: effectiveDirective, blocked: blockedURI, sample });
  document.addEventListener('securitypolicyviolation', listen);
  const { ReportingObserver } = window as { ReportingObserver?: Observer };
  const earlier =
    ReportingObserver &&
    new ReportingObserver(
      (reports) => {
        for (const { body } of reports)
          if (body)
            seen({
              directive: body.effectiveDirective ?? '',
              blocked: body.blockedURL ?? '',
              sample: body.sample ?? '',
            });
      },
      { types: ['csp-violation'], buffered: true },
    );
  earlier?.observe();
  return () => {
    document.removeEventListener('securitypolicyviolation', listen);
    earlier?.disconnect();
  };
}
