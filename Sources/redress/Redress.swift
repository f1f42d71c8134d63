import ArgumentParser

@main struct Redress: ParsableCommand {}
