import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own, on a free port, without anything of worth in it. It ends and is deleted when
/// the process ends, however it ends.
public final class PostgresServer: Sendable {
    /// Where its programs are, its files, and its keys and certificates.
    public let programs: String
    public let folder: String
    public let port: Int
    /// What the only user may say; there in plain sight so that a test can look whether it leaks.
    public static let password = "geheim-Xq7"

    /// Held open as long as this process lives: the guard stops the server when it closes.
    private let lifeline: FileHandle
    private let number = Mutex(0)

    /// What went wrong before the server could be used.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private static let started = Mutex<Result<PostgresServer, any Error>?>(nil)

    /// The one server of this process. A test that needs it fails where it cannot be had.
    public static func shared() throws -> PostgresServer {
        try started.withLock { started in
            let result = started ?? Result { try PostgresServer() }
            started = result
            return try result.get()
        }
    }

    private init() throws {
        programs = try Self.output("pg_config", ["--bindir"])
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-pg-\(UUID().uuidString)").path
        port = try Self.freePort()
        let guardian = Process()
        let input = Pipe()
        let output = Pipe()
        guardian.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // A session of its own: what is sent to the tests' process group does not end it.
        guardian.arguments = [
            "setsid", "sh", "-c", Self.script, "guard", programs, folder, String(port), Self.password,
            Self.certificates,
        ]
        guardian.standardInput = input
        guardian.standardOutput = output
        lifeline = input.fileHandleForWriting
        // Otherwise a child that a test starts would keep the server alive.
        guard fcntl(lifeline.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw Failure(description: "fcntl") }
        try guardian.run()
        var answer = ""
        while !answer.hasSuffix("ready\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(description: "PostgreSQL did not start: \(answer)") }
            answer += String(decoding: data, as: UTF8.self)
        }
    }

    /// Makes a cluster and starts it, as an unprivileged user if we are root; waits for the end of its input; stops the
    /// server and deletes everything. No write is forced to the disk, unless a test asks for it.
    private static let script = """
        programs=$1 folder=$2 port=$3 password=$4 certificates=$5
        as=
        mkdir -m 700 "$folder" || exit 1
        trap 'rm -rf "$folder"' EXIT
        if [ "$(id -u)" = 0 ]; then chown postgres "$folder" && as='runuser -u postgres --' || exit 1; fi
        cd "$folder" || exit 1
        printf '%s' "$password" >"$folder/password" && chmod 644 "$folder/password"
        $as "$programs/initdb" -D "$folder/data" -U redress -E UTF8 --locale=C --no-sync \\
            --auth-local=trust --auth-host=scram-sha-256 --pwfile="$folder/password" >"$folder/log" 2>&1 &&
        $as sh -e -c "$certificates" keys "$folder" >>"$folder/log" 2>&1 &&
        $as "$programs/pg_ctl" -D "$folder/data" -w -s -l "$folder/data/log" -o "-p $port -k $folder -h 127.0.0.1 \\
            -c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB \\
            -c synchronous_standby_names=nobody -c synchronous_commit=local -c deadlock_timeout=100ms \\
            -c ssl=on -c ssl_cert_file=$folder/server.crt -c ssl_key_file=$folder/server.key" start \\
            >>"$folder/log" 2>&1 </dev/null || { cat "$folder/log" "$folder/data/log"; exit 1; }
        echo ready
        cat >/dev/null
        $as "$programs/pg_ctl" -D "$folder/data" -s -m immediate stop >/dev/null 2>&1
        """

    /// An authority of our own with the server's certificate, for `localhost` only, and one that nobody knows.
    private static let certificates = """
        cd "$1"
        new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
        openssl req -x509 $new -keyout ca.key -out ca.crt -subj /CN=ca
        openssl req -x509 $new -keyout other.key -out other.crt -subj /CN=ca
        openssl req $new -keyout server.key -out server.csr -subj /CN=server
        echo subjectAltName=DNS:localhost >names
        openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.crt
        chmod 600 server.key
        chmod 644 ca.crt other.crt
        chmod 711 .
        """

    private static func freePort() throws -> Int {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isFree = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isFree else { throw Failure(description: "no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    // MARK: Databases

    /// The URL of a database. Without a host it is reached by the socket.
    public func url(_ name: String, host: String = "127.0.0.1", _ parameters: String = "") -> String {
        "postgres://redress:\(Self.password)@\(host):\(port)/\(name)\(parameters.isEmpty ? "" : "?" + parameters)"
    }

    /// Makes a database, as a copy of another one if given; answers its name.
    public func makeDatabase(from template: String = "template0") throws -> String {
        let name = number.withLock { number in
            number += 1
            return "test\(number)"
        }
        try sql("CREATE DATABASE \(name) TEMPLATE \(template)")
        return name
    }

    /// Deletes it, whoever is connected, without waiting: the server takes its time while a connection of another test
    /// waits for a copy that does not come.
    public func dropDatabase(_ name: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: programs + "/psql")
        process.arguments = client + ["-c", "DROP DATABASE IF EXISTS \(name) WITH (FORCE)", "postgres"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Runs a statement outside of any engine; answers the first column of its rows, a line each.
    @discardableResult
    public func sql(_ text: String, in database: String = "postgres") throws -> String {
        try Self.output(programs + "/psql", client + ["-c", text, database])
    }

    private var client: [String] {
        ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-p", "\(port)", "-U", "redress"]
    }

    /// Runs a program of the server's own, such as `pg_ctl`, as the user it wants.
    @discardableResult
    public func run(_ program: String, _ arguments: [String]) throws -> String {
        let command = [programs + "/" + program] + arguments
        return try getuid() == 0
            ? Self.output("runuser", ["-u", "postgres", "--"] + command)
            : Self.output(command[0], Array(command.dropFirst()))
    }

    /// What a program says, without the white space around it. Throws what it complains about if it fails.
    @discardableResult
    public static func output(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(description: "\(program): \(text)") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
