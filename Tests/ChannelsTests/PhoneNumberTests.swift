import Channels
import Testing

@Suite struct PhoneNumberTests {
    @Test(
        "numbers as people write them",
        arguments: [
            ("13812345678", "+8613812345678"), ("138 1234 5678", "+8613812345678"),
            ("+86-138-1234-5678", "+8613812345678"), ("8613812345678", "+8613812345678"),
            ("008613812345678", "+8613812345678"), ("１３８１２３４５６７８", "+8613812345678"),
            ("＋８６　138－1234－5678", "+8613812345678"), ("010-12345678", nil), ("010-62345678", "+861062345678"),
            ("(010) 6234 5678", "+861062345678"), ("（0731）82345678", "+8673182345678"),
            ("0373-2345678", "+863732345678"), ("+86 10 62345678", "+861062345678"),
            ("+86 (0)10 62345678", "+861062345678"), ("010-62345678转801", "+861062345678;ext=801"),
            ("010-62345678 ext. 801", "+861062345678;ext=801"), ("010-62345678-801", "+861062345678;ext=801"),
            ("400-820-8820", "+864008208820"), ("+1 (415) 555-2671", "+14155552671"),
            ("0044 20 7946 0958", "+442079460958"), ("+852 2345 6789", "+85223456789"),
            ("", nil), ("62345678", nil), ("110", nil), ("12345678901", nil), ("1381234567", nil),
            ("138123456789", nil), ("+8612812345678", nil), ("+0123456789", nil), ("+123", nil),
            ("+1234567890123456", nil), ("电话13812345678", nil), ("138+12345678", nil), ("13812345678x", nil),
            ("010-62345678x1234567", nil),
        ] as [(String, String?)])
    func normalise(typed: String, number: String?) {
        #expect(PhoneNumber.normalise(typed) == number)
    }

    @Test("what was normalised stays as it is but for extensions") func stable() {
        for number in ["+8613812345678", "+861062345678", "+14155552671", "+864008208820"] {
            #expect(PhoneNumber.normalise(number) == number)
        }
    }

    @Test("messages go to mobiles") func messages() {
        #expect(PhoneNumber.mayReceiveMessages("+8613812345678"))
        #expect(PhoneNumber.mayReceiveMessages("+14155552671"))
        #expect(!PhoneNumber.mayReceiveMessages("+861062345678"))
        #expect(!PhoneNumber.mayReceiveMessages("+861062345678;ext=801"))
    }
}
