/// What a page of the staff shows that others change meanwhile.
///
/// A page about one thing, such as a case or an incident, has a stream of its own.
public enum LiveTopic: String, Sendable, CaseIterable {
    case complaints, reports, incidents, measures, notices, outbox, articles, policy, people, tools, hosts
}
